import { activations } from './activations.ts';
import { audit } from './audit.ts';
import { charts } from './charts.ts';
import { choices } from './choices.ts';
import { edits } from './edits.ts';
import { exportTexts } from './export.ts';
import { files } from './files.ts';
import { hiding } from './hiding.ts';
import { losses } from './losses.ts';
import { matrices } from './matrices.ts';
import { optimizer } from './optimizer.ts';
import { phases } from './phases.ts';
import { remarks } from './remarks.ts';
import { shell } from './shell.ts';
import { step } from './step.ts';
import { welcome } from './welcome.ts';

/** English, what the first screen says: it comes with the app. */
export const firstEnglish = {
  ...activations,
  ...audit,
  ...charts,
  ...choices,
  ...edits,
  ...exportTexts,
  ...files,
  ...hiding,
  ...losses,
  ...matrices,
  ...optimizer,
  ...phases,
  ...remarks,
  ...shell,
  ...step,
  ...welcome,
};
