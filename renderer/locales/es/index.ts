import type { en } from '../en/index.ts';
import type { Messages } from '../messages.ts';
import { bringIn } from './bring-in.ts';
import { builder } from './builder.ts';
import { choices } from './choices.ts';
import { compare } from './compare.ts';
import { edits } from './edits.ts';
import { files } from './files.ts';
import { gradients } from './gradients.ts';
import { ideas } from './ideas.ts';
import { matrices } from './matrices.ts';
import { menu } from './menu.ts';
import { optimizer } from './optimizer.ts';
import { phases } from './phases.ts';
import { shell } from './shell.ts';
import { step } from './step.ts';
import { takeOut } from './take-out.ts';
import { training } from './training.ts';
import { worksheet } from './worksheet.ts';

/** Spanish. */
export const es: Messages<typeof en> = {
  ...bringIn,
  ...builder,
  ...choices,
  ...compare,
  ...edits,
  ...files,
  ...gradients,
  ...ideas,
  ...matrices,
  ...menu,
  ...optimizer,
  ...phases,
  ...shell,
  ...step,
  ...takeOut,
  ...training,
  ...worksheet,
};
