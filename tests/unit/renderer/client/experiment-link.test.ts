// @vitest-environment node
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostLinkCharacters, packForLink, unpackFromLink } from '#renderer/client/experiment-link.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { arbitraryDocument } from '../../shared/experiment/arbitrary-experiment.ts';
import { linkDamages } from './link-damages.ts';

const inLink = (packed: Uint8Array): string => Buffer.from(packed).toString('base64url');
/** The most an experiment in a link may have unpacked. */
const mostBytes = 256 * 1024;

describe('an experiment in a link', () => {
  it('comes back as it was, whatever it holds: settings, edits, view, notes', { timeout: 120_000 }, async () => {
    const outcomes = { whole: 0, tooLarge: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryDocument(), async (document) => {
        const file = experimentFileBytes(document, null);
        const packed = await packForLink(file);
        if (packed === null) return void (outcomes.tooLarge += 1);
        expect(packed).toMatch(/^[\w-]+$/);
        expect(packed.length).toBeLessThanOrEqual(mostLinkCharacters);
        const bytes = await unpackFromLink(packed);
        expect(bytes).toEqual(file);
        expect(bytes && readExperimentFile(bytes).document).toEqual(readExperimentFile(file).document);
        outcomes.whole += 1;
      }),
      { seed: 20_260_101, numRuns: 200 },
    );
    expect(outcomes.whole).toBeGreaterThan(50);
  });

  it('has at most so many characters, and so many bytes unpacked', async () => {
    // What is random is packed to as many bytes and a few more.
    const fits = new Uint8Array(randomBytes(5900));
    expect(await unpackFromLink((await packForLink(fits)) ?? '')).toEqual(fits);
    expect(await packForLink(new Uint8Array(randomBytes(6000)))).toBeNull();
    const large = new Uint8Array(mostBytes).fill(7);
    expect(await unpackFromLink((await packForLink(large)) ?? '')).toEqual(large);
    expect(await packForLink(new Uint8Array(mostBytes + 1))).toBeNull();
    expect(await unpackFromLink('A'.repeat(mostLinkCharacters + 1))).toBeNull();
  });

  it('that would unpack to far more than it has is no experiment, and is not unpacked', async () => {
    const bomb = inLink(deflateSync(new Uint8Array(5 * 2 ** 20)));
    expect(bomb.length).toBeLessThan(mostLinkCharacters);
    expect(await unpackFromLink(bomb)).toBeNull();
    expect(await unpackFromLink(inLink(deflateSync(new Uint8Array(mostBytes + 1))))).toBeNull();
  });

  it('that was damaged on its way is noticed, or was not harmed', async () => {
    const bytes = experimentFileBytes(
      fc.sample(arbitraryDocument(), { seed: 3, numRuns: 1 })[0] ?? expect.fail(),
      null,
    );
    const packed = (await packForLink(bytes)) ?? expect.fail('too large');
    let noticed = 0;
    for (const { kind, text } of linkDamages(packed, 1000)) {
      const read = await unpackFromLink(text);
      if (read === null) noticed += 1;
      else expect(read, kind).toEqual(bytes);
    }
    expect(noticed).toBeGreaterThan(900);
  });
});
