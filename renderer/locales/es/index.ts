import type { en } from '../en/index.ts';
import type { Messages } from '../messages.ts';
import { about } from './about.ts';
import { activations } from './activations.ts';
import { audit } from './audit.ts';
import { bugs } from './bugs.ts';
import { builder } from './builder.ts';
import { charts } from './charts.ts';
import { choices } from './choices.ts';
import { compare } from './compare.ts';
import { derivation } from './derivation.ts';
import { edits } from './edits.ts';
import { expectation } from './expectation.ts';
import { exportTexts } from './export.ts';
import { files } from './files.ts';
import { gradients } from './gradients.ts';
import { hiding } from './hiding.ts';
import { importTexts } from './import.ts';
import { keys } from './keys.ts';
import { lessons } from './lessons.ts';
import { links } from './links.ts';
import { losses } from './losses.ts';
import { matrices } from './matrices.ts';
import { menu } from './menu.ts';
import { optimizer } from './optimizer.ts';
import { ownWork } from './own-work.ts';
import { phases } from './phases.ts';
import { remarks } from './remarks.ts';
import { projector } from './projector.ts';
import { scaling } from './scaling.ts';
import { shell } from './shell.ts';
import { site } from './site.ts';
import { step } from './step.ts';
import { subject } from './subject.ts';
import { tabs } from './tabs.ts';
import { training } from './training.ts';
import { welcome } from './welcome.ts';
import { worksheet } from './worksheet.ts';

export { faults } from './faults/index.ts';

/** Spanish. */
export const es: Messages<typeof en> = {
  ...about,
  ...activations,
  ...audit,
  ...bugs,
  ...builder,
  ...charts,
  ...choices,
  ...compare,
  ...derivation,
  ...edits,
  ...expectation,
  ...exportTexts,
  ...files,
  ...gradients,
  ...hiding,
  ...importTexts,
  ...keys,
  ...lessons,
  ...links,
  ...ownWork,
  ...losses,
  ...matrices,
  ...menu,
  ...optimizer,
  ...phases,
  ...remarks,
  ...projector,
  ...scaling,
  ...shell,
  ...site,
  ...step,
  ...subject,
  ...tabs,
  ...training,
  ...welcome,
  ...worksheet,
};
