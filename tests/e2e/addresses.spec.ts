import { expect, test } from './lab.ts';

const named = /["'`(]((?:\.{0,2}\/)?[\w./-]+\.(?:js|css|svg|png|ico|woff2?|ttf|txt|json|wasm))["'`)]/g;

/** Named in scripts of every edition, and asked for by the web edition alone, which has it beside its page. */
const ofWebEdition = '/service-worker.js';

/** What a text of the window names by an address: scripts import from where they lie, and fetch from where the page is. */
function addressesIn(text: string, from: URL): readonly URL[] {
  return [...text.matchAll(named)].flatMap(([, name = '']) => {
    if (name.startsWith('assets/')) return [new URL(`/${name}`, from)]; // of the bundler's helper
    if (!/^\.{0,2}\//.test(name)) return [];
    return [new URL(name, from.pathname.endsWith('.js') && !/\.(js|css)$/.test(name) ? new URL('/', from) : from)];
  });
}

test('every address that the page names, and those browsers ask for by themselves, are served', async ({ labUrl }) => {
  const page = new URL('/', labUrl);
  const asked = new Set(['/', '/favicon.ico'].map((path) => new URL(path, page).href));
  const absent: string[] = [];
  for (const address of asked) {
    const response = await fetch(address);
    if (response.status !== 200) absent.push(address);
    const type = response.headers.get('content-type') ?? '';
    expect(type, address).not.toBe('');
    if (!/html|javascript|css/.test(type)) continue;
    for (const next of addressesIn(await response.text(), new URL(address)))
      if (next.origin === page.origin && !next.pathname.endsWith(ofWebEdition)) asked.add(next.href);
  }
  expect(absent).toEqual([]);
  const paths = [...asked].map((address) => new URL(address).pathname);
  expect(paths).toEqual(expect.arrayContaining(['/icon.svg', '/licences.txt']));
  for (const kind of ['.js', '.css', '.woff2', '.svg']) expect(paths.some((path) => path.endsWith(kind))).toBe(true);
});

test('the icon of the page is a picture that a browser shows', async ({ page, labUrl }) => {
  await page.goto(labUrl);
  const shown = await page.evaluate(async () => {
    const { href } = document.querySelector<HTMLLinkElement>('link[rel=icon]') ?? { href: '' };
    return Promise.all(
      [href, '/icon.svg', '/favicon.ico'].map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return image.naturalWidth > 0;
      }),
    );
  });
  expect(shown).toEqual([true, true, true]);
});
