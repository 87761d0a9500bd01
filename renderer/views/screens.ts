import type { Component } from 'vue';
import type { Screen } from '../stores/screen-store.ts';
import { fetched, later } from '../components/layout/later.ts';
import {
  lessonLoaders,
  loadLessonColumn,
  loadLessonLife,
  loadStudentDialog,
} from '../components/lesson/load-lessons.ts';
import { loadHiddenPlace } from '../components/hiding/load-hidden-place.ts';
import { bugLoaders } from './lessons/bugs/load-bugs.ts';
import { stepViewLoaders } from './step/step-views.ts';
import StepScreen from './step/StepScreen.vue';

const loaders = {
  scaling: () => import('./scaling/ScalingScreen.vue'),
  expectation: () => import('./expectation/ExpectationScreen.vue'),
  training: () => import('./training/TrainingScreen.vue'),
  compare: () => import('./compare/CompareScreen.vue'),
  lessons: () => import('./lessons/LessonsScreen.vue'),
};
const hidingLoader = () => import('./own-work/OwnWorkHiding.vue');
const projectorLoader = () => import('./projector/ProjectorScreen.vue');
const loadNativeMenu = async () => (await import('../components/menu/native-menu.ts')).NativeMenu;
const noticeLoaders = {
  check: () => import('../components/file/CheckNotice.vue'),
  recovery: () => import('../components/file/RecoveryNotice.vue'),
};
const loadTouchGestures = () => import('../components/gestures/TouchGestures.vue');
const loadSiteNotice = () => import('../components/site/SiteNotice.vue');
const loadLinkNotice = () => import('../components/file/LinkNotice.vue');
const dialogLoaders = {
  import: () => import('./import/ImportDialog.vue'),
  weights: () => import('./import/WeightsDialog.vue'),
  worksheet: () => import('./worksheet/WorksheetDialog.vue'),
  ownWork: () => import('./own-work/OwnWorkDialog.vue'),
  keys: () => import('../components/keys/KeysSheet.vue'),
  about: () => import('./about/AboutDialog.vue'),
};

/** The screens: the first one at once, the others when they are first opened. */
export const screenComponents: Readonly<Record<Screen, Component>> = {
  step: StepScreen,
  scaling: later(loaders.scaling),
  expectation: later(loaders.expectation),
  training: later(loaders.training),
  compare: later(loaders.compare),
  lessons: later(loaders.lessons),
};
export const LessonColumn = later(loadLessonColumn);
export const LessonLife = fetched(loadLessonLife);
export const StudentDialog = fetched(loadStudentDialog);
export const ProjectorScreen = later(projectorLoader);
export const ImportDialog = fetched(dialogLoaders.import);
export const WeightsDialog = fetched(dialogLoaders.weights);
export const WorksheetDialog = fetched(dialogLoaders.worksheet);
export const OwnWorkDialog = fetched(dialogLoaders.ownWork);
export const OwnWorkHiding = fetched(hidingLoader);
export const KeysSheet = fetched(dialogLoaders.keys);
export const AboutDialog = fetched(dialogLoaders.about);

/** What is said of an opened file, and of what an earlier window has left. */
export const CheckNotice = fetched(noticeLoaders.check);
export const RecoveryNotice = fetched(noticeLoaders.recovery);

/** The gestures of fingers, where there is touch. */
export const TouchGestures = fetched(loadTouchGestures);

/** The web edition's own. */
export const SiteNotice = fetched(loadSiteNotice);
export const LinkNotice = fetched(loadLinkNotice);

/** The desktop window's own; in a browser there is none. */
export const NativeMenu = fetched(loadNativeMenu);

/** Fetches what is not on the first screen. */
export const screenLoaders: readonly (() => Promise<unknown>)[] = [
  ...Object.values(stepViewLoaders),
  ...Object.values(loaders),
  ...Object.values(dialogLoaders),
  ...Object.values(noticeLoaders),
  hidingLoader,
  projectorLoader,
  ...lessonLoaders,
  ...bugLoaders,
  loadHiddenPlace,
];
