import { faults } from './faults/index.ts';
import { es as messages } from './index.ts';

/** All that the app says in Spanish. */
export const spoken = { messages, faults };
