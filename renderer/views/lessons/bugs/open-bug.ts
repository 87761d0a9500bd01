import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { BugId } from '#shared/bugs/bug-ids.ts';

/** Which program with a planted bug is open in the place of the lessons; null: none. */
export const useOpenBug = defineStore('open-bug', () => ({ bug: ref<BugId | null>(null) }));
