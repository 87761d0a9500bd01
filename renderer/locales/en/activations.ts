import type { Activation } from '#shared/hyperparameters.ts';

/** What is said of an activation. */
interface ActivationTexts {
  /** What its phase does on the way forward, and on the way back. */
  readonly forward: string;
  readonly backward: string;
  /** What h and dL/dz1 mean. */
  readonly hidden: string;
  readonly gradient: string;
  /** What z1 decides for a unit in a sample: it goes on, or it is dead. */
  readonly awake: string;
  readonly asleep: string;
  /** Its gate, f'(z1), short enough for the head of a column. */
  readonly gate: string;
  /** How many terms of a sum are structural zeros, by the reason. */
  readonly zeros: { readonly dropped: string; readonly dead: string };
  /** What a failed self-audit can mean. */
  readonly auditFailed: string;
  /** Which cells the central differences leave out. */
  readonly kinks: string;
}

/** English, the activations. */
export const activations = {
  activations: {
    relu: {
      forward: 'What is not positive becomes 0: the unit is ReLU-dead for that sample.',
      backward: 'ReLU passes a gradient only where z₁ was positive.',
      hidden: 'ReLU lets what is positive pass; the rest becomes 0 and the unit is ReLU-dead for that sample.',
      gradient: 'ReLU passes a gradient only where z₁ is positive. This is δ, the column of the outer product.',
      awake: 'z₁ is above 0: unit {unit} is awake for sample {sample}, and ReLU lets it pass as it is.',
      asleep: 'z₁ is not above 0: unit {unit} is ReLU-dead for sample {sample}, and h is exactly 0.',
      gate: 'z₁ > 0',
      zeros: { dropped: '{count} dropped', dead: '{count} ReLU-dead' },
      auditFailed:
        'A difference is larger than its tolerance. Near a kink of ReLU, where z₁ is almost 0, that can be rounding: one side of the comparison sees the unit on, the other off. Where no z₁ is near 0, a formula is wrong.',
      kinks:
        'A kink is where z₁ = 0: ReLU bends there, and a move across the bend has no one slope. Such cells are left out of the central differences.',
    },
  } satisfies Readonly<Record<Activation, ActivationTexts>>,
};
