import { about } from './about.ts';
import { bugs } from './bugs.ts';
import { builder } from './builder.ts';
import { compare } from './compare.ts';
import { derivation } from './derivation.ts';
import { expectation } from './expectation.ts';
import { gradients } from './gradients.ts';
import { importTexts } from './import.ts';
import { keys } from './keys.ts';
import { lessons } from './lessons.ts';
import { links } from './links.ts';
import { menu } from './menu.ts';
import { ownWork } from './own-work.ts';
import { projector } from './projector.ts';
import { scaling } from './scaling.ts';
import { site } from './site.ts';
import { subject } from './subject.ts';
import { tabs } from './tabs.ts';
import { training } from './training.ts';
import { worksheet } from './worksheet.ts';

/** English, what only parts say that are fetched when they are first needed: it comes with the first of them. */
export const partsEnglish = {
  ...about,
  ...bugs,
  ...builder,
  ...compare,
  ...derivation,
  ...expectation,
  ...gradients,
  ...importTexts,
  ...keys,
  ...lessons,
  ...links,
  ...menu,
  ...ownWork,
  ...projector,
  ...scaling,
  ...site,
  ...subject,
  ...tabs,
  ...training,
  ...worksheet,
};
