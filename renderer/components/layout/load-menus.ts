/** Fetch the content of the menus of the first screen. */
export const loadFileMenu = () => import('../file/FileMenuContent.vue');
export const loadLanguageMenu = () => import('./LanguageMenuContent.vue');
export const loadEngineMenu = () => import('./EngineMenuContent.vue');
