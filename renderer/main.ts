import '#shared/no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import 'katex/dist/katex.min.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/overlays.css';
import './styles/touch.css';
import './styles/contrast.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import LabWindow from './LabWindow.vue';
import { keepAccessToken } from './client/access-token.ts';
import { createTranslator, loadMessages } from './locales/index.ts';
import { usePartStore } from './stores/part-store.ts';

async function start(): Promise<void> {
  keepAccessToken();
  const translator = createTranslator();
  const app = createApp(LabWindow).use(createPinia()).use(translator);
  const load = () => loadMessages(translator.global, translator.global.locale.value);
  // Without its messages the app begins in English, says what is missing and can be told to fetch it.
  await load().catch(() => void usePartStore().load(load));
  app.mount('#app');
}

void start();
