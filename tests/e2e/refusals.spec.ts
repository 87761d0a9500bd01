import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

/** Lets go of a file over the window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ({ file, content }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { file: name, content: text },
  );
}

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
      await drop(page, 'small.dropoutlab', damaged);
      await expect(page.getByRole('alert')).toContainText(experiment);
      await drop(page, 'w.npz', 'no weights');
      await expect(page.getByRole('alert')).toContainText(weights);
    });
  });
}
