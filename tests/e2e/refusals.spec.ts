import { dragFile } from './drag-file.ts';
import { expect, test } from './lab.ts';

const damaged = `{
  "format": "dropoutlab",
  "version": 1,
  "hyperparameters": {
    "seed": -1
  }
}`;

const languages = [
  {
    locale: 'en-US',
    ready: 'Connected',
    experiment: 'hyperparameters.inputSize (line 4) must be a whole number from 1 to 1024. Correct it there',
    weights: 'The weights were not imported: “w.npz” is neither a whole .safetensors file nor a whole .npz file.',
  },
  {
    locale: 'es-ES',
    ready: 'Conectado',
    experiment: 'hyperparameters.inputSize (línea 4) debe ser un número entero de 1 a 1024. Corrígelo ahí',
    weights: 'Los pesos no se importaron: «w.npz» no es un archivo .safetensors completo ni un archivo .npz completo.',
  },
  {
    locale: 'zh-CN',
    ready: '已连接',
    experiment: 'hyperparameters.inputSize（第 4 行）必须是 1 到 1024 之间的整数。请在该处更正',
    weights: '权重没有导入：“w.npz”既不是完整的 .safetensors 文件，也不是完整的 .npz 文件。',
  },
];

for (const { locale, ready, experiment, weights } of languages) {
  test.describe(`a window in ${locale}`, () => {
    test.use({ locale });

    test('says in its language why the engine takes neither a file nor weights', async ({ page, labUrl }) => {
      await page.goto(labUrl);
      await expect(page.getByText(ready, { exact: true })).toBeVisible();
      await dragFile(page, { name: 'small.dropoutlab', text: damaged }, true);
      await expect(page.getByRole('alert')).toContainText(experiment);
      await dragFile(page, { name: 'w.npz', text: 'no weights' }, true);
      await expect(page.getByRole('alert')).toContainText(weights);
    });
  });
}
