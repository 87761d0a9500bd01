import { expect, type Locator, type Page } from '@playwright/test';

/** The views of the whole step, as its tabs say them, and the outer product, which has a phase of its own. */
export const viewNames = ['Whole step', 'Gradients', 'Outer product', 'Update'] as const;
export type ViewName = (typeof viewNames)[number];

/** The Step screen as a person meets it: names of buttons, tabs and grids, never how they are made. */
export class StepScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get stepButton(): Locator {
    return this.page.getByRole('button', { name: 'Step', exact: true });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    // The first window of a host waits for every engine to be loaded and timed.
    await expect(this.stepButton).toBeEnabled({ timeout: 20_000 });
  }

  async step(): Promise<void> {
    const before = await this.completedSteps();
    await this.stepButton.click();
    await this.reached(before + 1);
  }

  async completedSteps(): Promise<number> {
    return Number(/\d+/.exec((await this.page.getByTestId('completed-steps').textContent()) ?? '')?.[0]);
  }

  /** Starts a run that goes on for long, and waits until some of it is done. */
  async startRun(): Promise<void> {
    await this.page.getByRole('link', { name: 'Training' }).click();
    await this.page.getByLabel('How many').fill('1000000');
    const before = await this.completedSteps();
    await this.page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect.poll(() => this.completedSteps()).toBeGreaterThan(before + 50);
  }

  async reached(step: number): Promise<void> {
    await expect(this.page.getByTestId('completed-steps')).toHaveText(`Step ${String(step)}`);
    await expect(this.stepButton).toBeEnabled();
  }

  /** Goes to a phase, from 1 to 13. */
  async goToPhase(number: number): Promise<void> {
    await this.page
      .locator('.phase-strip button.phase')
      .nth(number - 1)
      .click();
  }

  async show(view: ViewName): Promise<void> {
    const phases = this.page.getByRole('navigation', { name: 'Phases of the step' });
    if (view === 'Outer product') {
      await phases.getByRole('button', { name: '∂W₁' }).click();
      return;
    }
    await phases.getByRole('button', { name: 'Update' }).click();
    await this.page.getByRole('tab', { name: view }).click();
  }

  /** Fills in the form and starts the experiment. */
  async start(fields: Readonly<Record<string, string>>, ...choices: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Hyperparameters' }).click();
    for (const [label, text] of Object.entries(fields)) await this.page.getByLabel(label, { exact: true }).fill(text);
    for (const choice of choices) await this.page.getByRole('radio', { name: choice, exact: true }).click();
    await this.page.getByRole('button', { name: 'Start this experiment' }).click();
    await this.reached(0);
  }

  grid(tensor: string): Locator {
    return this.page.locator(`[data-tensor="${tensor}"] [role=grid]`);
  }

  /** Every number of a grid, row by row, to the last digit: what a screen reader would read. */
  async numbers(tensor: string): Promise<number[][]> {
    await expect(this.grid(tensor)).toHaveAttribute('aria-busy', 'false');
    const rows = this.grid(tensor).locator('[role=row]:has([role=gridcell])');
    const texts = await rows.evaluateAll((elements) =>
      elements.map((row) => Array.from(row.querySelectorAll('[role=gridcell]'), (cell) => cell.textContent)),
    );
    return texts.map((row) => row.map((text) => Number(text.split(',')[0]?.replace('\u2212', '-'))));
  }

  /** The engine in use, by the name the command line knows. */
  async backend(): Promise<string> {
    const names: Readonly<Record<string, string>> = {
      TensorFlow: 'tensorflow',
      WebAssembly: 'wasm',
      JavaScript: 'cpu',
    };
    const text = (await this.page.getByTitle('Choose the engine').textContent()) ?? '';
    return names[/Engine: (\w+)/.exec(text)?.[1] ?? ''] ?? 'unknown';
  }
}
