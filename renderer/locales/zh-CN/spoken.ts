import { faults } from './faults/index.ts';
import { zhCN as messages } from './index.ts';

/** All that the app says in Simplified Chinese. */
export const spoken = { messages, faults };
