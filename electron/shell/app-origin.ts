/** The scheme the window loads its files by: a secure origin of its own, without the privileges of file://. */
export const appScheme = 'app';

/** The origin of the app's pages, as a browser writes it. */
export const appOrigin = `${appScheme}://lab`;

/** The address of the one page. */
export const appPage = `${appOrigin}/index.html`;

/** Whether a page is one of ours, by its address. */
export function isAppAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}
