/** The desktop window loads the app by a scheme of its own, the browser by http. */
export const isDesktop = location.protocol === 'app:';
