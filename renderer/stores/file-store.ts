import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { FileAccess } from '../client/file-access.ts';
import { openFiles } from '../client/open-files.ts';

/** The way this window has to files. */
export const useFileStore = defineStore('file', () => ({ files: shallowRef<FileAccess>(openFiles()) }));
