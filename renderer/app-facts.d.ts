/** The version of the app, as package.json has it; the build writes it in. */
declare const __APP_VERSION__: string;
/** The licence of the app itself, as the file LICENSE has it. */
declare const __APP_LICENCE__: string;
