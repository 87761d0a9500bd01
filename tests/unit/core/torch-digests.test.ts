import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { scaledBernoulli } from '#core/random/bernoulli.ts';
import { linearInitialisation } from '#core/random/linear-initialisation.ts';
import { randn } from '#core/random/normal.ts';
import { randperm } from '#core/random/permutation.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { rand } from '#core/random/uniform.ts';

/**
 * Digests of long draws of PyTorch 2.13.0 on a CPU with AVX2: the first 16 hexadecimal digits of the SHA-256 of the values'
 * bytes, after `torch.manual_seed(seed)` each. A single wrong bit among them changes a digest; that is needed, for a
 * constant of the logarithm that is off by one unit in the last place shows in one value out of thousands.
 *
 * randn: `randn(200_003)`. rand: `rand(10_000)`. linear: weight, then bias of `nn.Linear(300, 70)`. bernoulli:
 * `bernoulli(full((50_000,), 1 - 0.37))`. randperm: `randperm(5000)` as int32. smallRandn: `randn(15)`, 2,001 times.
 */
const digests = [
  {
    seed: 0,
    randn: '98a8c461a82bcefe',
    rand: '918e9fc598ba8544',
    linear: ['58e4b0de98177d69', '9c00863e66ed0c2b'],
    bernoulli: '0520821914c916a8',
    randperm: 'd0628f40b21378ae',
    smallRandn: 'd6b3b30012dc130a',
  },
  {
    seed: 42,
    randn: '59214c06c70938e4',
    rand: 'f2617a762790a000',
    linear: ['e41f2ca381a67427', 'da713c3d3e9f8ce9'],
    bernoulli: '168e83f2564ac372',
    randperm: '49a2e687ea87dcc6',
    smallRandn: '27e040a534467ad5',
  },
  {
    seed: 4294967295,
    randn: 'ed18213b1985355b',
    rand: 'd1874bf594b915a8',
    linear: ['41876b83938e07cc', '6866d433ce8e1408'],
    bernoulli: '45565ec79116b93c',
    randperm: '32394e65699ab8ce',
    smallRandn: 'bffcc6e64696ef80',
  },
];

const digest = (values: Float32Array | Int32Array) =>
  createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex').slice(0, 16);

it.each(digests)('seed $seed: long draws are those of PyTorch, bit for bit', ({ seed, ...expected }) => {
  const generator = () => TorchGenerator.fromSeed(seed);
  const { weight, bias } = linearInitialisation(generator(), 300, 70);
  const smallDraws = generator();
  const small = new Float32Array(15 * 2001);
  for (let draw = 0; draw < 2001; draw += 1) small.set(randn(smallDraws, 15), draw * 15);
  expect({
    randn: digest(randn(generator(), 200_003)),
    rand: digest(rand(generator(), 10_000)),
    linear: [digest(weight), digest(bias)],
    bernoulli: digest(scaledBernoulli(generator(), 1 - 0.37, 1, new Float32Array(50_000))),
    randperm: digest(randperm(generator(), 5000)),
    smallRandn: digest(small),
  }).toEqual(expected);
});
