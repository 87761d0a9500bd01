import { pagePolicy } from './policy.js';

/**
 * The page of the web edition, made of the window's: it says where its engine is, what it may do and how it is installed. The policy
 * comes first, for it holds for what comes after it.
 *
 * @param {string} html
 * @param {string} engine the address of the engine's program, relative to the page
 */
export function webPage(html, engine) {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />`,
    `<meta name="dropout-lab-engine" content="${engine}" />`,
    '<meta name="theme-color" content="#f5f6f8" />',
    '<link rel="manifest" href="./manifest.webmanifest" />',
    '<link rel="apple-touch-icon" href="./icons/256x256.png" />',
  ];
  const charset = '<meta charset="utf-8" />';
  if (!html.includes(charset)) throw new Error(`the page has no ${charset}`);
  return html.replace(charset, [charset, ...head].join('\n    '));
}

/** How the site is installed as an app, and which files open in it. */
export const manifest = {
  id: './',
  name: 'Dropout Lab',
  short_name: 'Dropout Lab',
  description: 'What dropout does to a neural network, number by number.',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#f5f6f8',
  icons: [
    { src: './icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: './icons/256x256.png', sizes: '256x256', type: 'image/png' },
    { src: './icons/512x512.png', sizes: '512x512', type: 'image/png' },
  ],
  file_handlers: [{ action: './', accept: { 'application/x-dropoutlab': ['.dropoutlab'] } }],
};
