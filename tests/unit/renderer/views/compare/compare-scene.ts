import type { LabConnection } from '#renderer/client/connect-lab.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { experimentStateSchema, type ExperimentState } from '#shared/experiment/experiment-state.ts';
import { LabError } from '#shared/lab-error.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';

/** An engine whose numbers are plain: every number of step s is s + p, its loss 10 s + p. It answers at once. */
export class FakeEngine implements LabConnection {
  readonly asked: string[] = [];
  readonly client: LabClient;
  isClosed = false;
  /** Answers to `recordSteps` wait for this; one step is sent at a time. */
  pace: () => Promise<void> = () => Promise.resolve();
  readFile: LabClient['readExperiment'] = () => Promise.reject(new LabError('invalid-input', 'not here'));
  private state: ExperimentState | null = null;
  private completed = 0;
  private listener: (reason: string) => void = () => undefined;

  constructor() {
    const engine = { backend: 'cpu', choice: 'auto', backends: [] } as const;
    const client: Partial<LabClient> = {
      startExperiment: ({ backend, ...state }) => {
        this.asked.push(`start p ${String(state.hyperparameters.dropProbability)} on ${backend}`);
        if (state.hyperparameters.seed === 13) return Promise.reject(new LabError('invalid-input', 'Not 13.'));
        this.state = experimentStateSchema.parse(state);
        this.completed = state.completedSteps;
        const curve = new LossCurve();
        for (let step = 1; step <= this.completed; step += 1) curve.add(this.loss(step));
        const record = this.completed > 0 ? this.record(this.completed) : null;
        return Promise.resolve({
          engine,
          completedSteps: this.completed,
          lossCurve: curve.data,
          record,
          start: this.start(),
        });
      },
      recordSteps: (request, signal) => this.recordSteps(request.count, signal),
      visitStep: ({ step }) => {
        this.asked.push(`visit ${String(step)}`);
        return Promise.resolve(this.record(step));
      },
      readExperiment: (request) => this.readFile(request),
      measureUpdate: () => Promise.reject(new LabError('invalid-input', 'not here')),
    };
    this.client = client as LabClient; // the other requests are not made in these tests
  }

  private get p(): number {
    return this.state?.hyperparameters.dropProbability ?? Number.NaN;
  }

  private loss(step: number): number {
    return 10 * step + this.p;
  }

  private start(): Float32Array {
    if (!this.state) throw new Error('nothing was started');
    return new Float32Array(startLayout(this.state.hyperparameters).length);
  }

  private record(step: number): Float32Array {
    if (!this.state) throw new Error('nothing was started');
    return new Float32Array(stepLayout(this.state.hyperparameters).length).fill(step + this.p);
  }

  private async *recordSteps(count: number, signal: AbortSignal | undefined) {
    this.asked.push(`record ${String(count)}`);
    for (let done = 0; done < count; done += 1) {
      await this.pace();
      if (signal?.aborted === true) return;
      this.completed += 1;
      const losses = Float32Array.of(this.loss(this.completed));
      yield { firstStep: this.completed, losses, record: this.record(this.completed), elapsedMs: 1 };
    }
  }

  onClose(listener: (reason: string) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  close(): void {
    this.isClosed = true;
  }

  /** The connection ends by itself. */
  end(): void {
    this.listener('the training process ended');
  }
}
