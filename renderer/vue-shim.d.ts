/** For tools that read TypeScript without knowing Vue (ESLint): vue-tsc resolves every component itself and never gets here. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
