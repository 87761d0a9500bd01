import '#shared/no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import 'katex/dist/katex.min.css';
import './styles/tokens.css';
import './styles/base.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import LabApp from './LabApp.vue';
import { createTranslator } from './locales/index.ts';

createApp(LabApp).use(createPinia()).use(createTranslator()).mount('#app');
