import type { Page } from '@playwright/test';
import { accessibilityTree, read, readCell, withRole } from './accessibility-tree.ts';
import { openIn, openLessons, recordStep, texts, type SceneLanguage } from './every-scene.ts';
import { expect, test } from './lab.ts';

/** What is said in each language. The numbers are those of the lecture's experiment, seed 42, at its first step. */
const sentences = {
  en: {
    empty: 'No step yet',
    phase: 'Phase 4 of 13, Mask. For every sample each unit is kept with probability q, or dropped.',
    grid: 'mask, m, [15, 10]',
    kept: 'sample 1; unit 1; 1',
    dropped: 'sample 1; unit 3; 0, dropped',
    dead: 'sample 2; unit 1; 0, ReLU-dead',
    negative: 'unit 1; value 1; −0.442700505',
    question: 'Begin with unit 4: what is 𝑧 7 , 4 ?',
    task: 'Task 1 of 6',
    wrong: 'Not yet. You said 0.75.',
    right: 'Right this time. You said 0.7053. It is 0.7053.',
    next: 'Task 2 of 6',
    nextQuestion: 'Which units does ReLU turn off in sample 7? Mark them.',
  },
  es: {
    empty: 'Aún sin paso',
    phase: 'Fase 4 de 13, Máscara. En cada muestra, cada unidad se conserva con probabilidad q o se descarta.',
    grid: 'máscara, m, [15, 10]',
    kept: 'muestra 1; unidad 1; 1',
    dropped: 'muestra 1; unidad 3; 0, apagada',
    dead: 'muestra 2; unidad 1; 0, muerta por ReLU',
    negative: 'unidad 1; valor 1; −0,442700505',
    question: 'Empieza por la unidad 4: ¿cuánto vale 𝑧 7 , 4 ?',
    task: 'Tarea 1 de 6',
    wrong: 'Todavía no. Dijiste 0.75.',
    right: 'Ahora sí. Dijiste 0.7053. Es 0,7053.',
    next: 'Tarea 2 de 6',
    nextQuestion: '¿Qué unidades deja en 0 ReLU en la muestra 7? Márcalas.',
  },
  'zh-CN': {
    empty: '还没有走步',
    phase: '阶段 4/13，掩码。对每个样本，每个单元以概率 q 保留，否则被丢弃。',
    grid: '掩码，m，[15, 10]',
    kept: '样本 1; 单元 1; 1',
    dropped: '样本 1; 单元 3; 0，已丢弃',
    dead: '样本 2; 单元 1; 0，ReLU 置零',
    negative: '单元 1; 值 1; −0.442700505',
    question: '先看单元 4： 𝑧 7 , 4 是多少？',
    task: '第 1/6 题',
    wrong: '还不对. 你的答案 0.75.',
    right: '这次对了. 你的答案 0.7053. 正确值 0.7053.',
    next: '第 2/6 题',
    nextQuestion: '在样本 7 中，ReLU 把哪些单元置零？请标出。',
  },
} as const satisfies Readonly<Record<SceneLanguage, object>>;

const statuses = async (page: Page): Promise<string[]> => withRole(await accessibilityTree(page), 'status').map(read);

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`a phase and the cells of a matrix are read as sentences, in ${language}`, async ({ page, labUrl }) => {
    const say = sentences[language];
    await openIn(page, labUrl, language);
    expect(await statuses(page)).toContain(say.empty);
    await recordStep(page);
    await page.locator('.phase-strip button.phase').nth(3).click();
    await expect.poll(() => statuses(page)).toContain(say.phase);
    // What is read of cells is written in idle moments.
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    const grids = withRole(await accessibilityTree(page), 'grid');
    const grid = (symbol: string) => grids.find(({ name }) => new RegExp(`[,，] ?${symbol}[,，]`).test(name));
    const [mask, hidden, bias] = [grid('m'), grid('h'), grid('b₁')];
    if (!mask || !hidden || !bias) throw new Error(grids.map(({ name }) => name).join('; '));
    expect(mask.name).toBe(say.grid);
    expect(readCell(mask, 1, 1)).toBe(say.kept);
    expect(readCell(mask, 1, 3)).toBe(say.dropped);
    expect(readCell(hidden, 2, 1)).toBe(say.dead);
    expect(readCell(bias, 1, 1)).toBe(say.negative);
  });

  test(`a task, what is said of an answer and the way on are read, in ${language}`, async ({ page, labUrl }) => {
    const say = sentences[language];
    await openIn(page, labUrl, language);
    await openLessons(page, language);
    await page.locator('.lesson-row').nth(5).getByRole('button').click();
    await expect(page.locator('.lesson-task')).toBeVisible();
    const regions = async () => withRole(await accessibilityTree(page), 'region').map(({ name }) => name);
    // Its formula is set when what sets formulas has been fetched.
    await expect.poll(regions).toContain(say.question);
    expect(await statuses(page)).toContain(say.task);
    const field = page.locator('.answer.number input');
    await field.fill('0.75');
    await field.press('Enter');
    await expect.poll(() => statuses(page)).toContain(say.wrong);
    await expect(field).toBeFocused();
    await field.fill('0.7053');
    await field.press('Enter');
    await expect.poll(() => statuses(page)).toContain(say.right);
    // The field is gone: the keyboard is on the way on.
    await expect(page.locator('.lesson-column footer .button.primary')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => statuses(page)).toContain(say.next);
    expect(await regions()).toContain(say.nextQuestion);
  });
}
