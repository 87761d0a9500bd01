/** What a browser is told instead of the page. */
export type PageAnswer = 'other-address' | 'other-site' | 'only-get' | 'nothing-here';

const languages = ['en', 'zh', 'es'] as const;
type PageLanguage = (typeof languages)[number];

/** Refusals say what to do, too: the address in the terminal is the one that works. */
const texts: Readonly<Record<PageLanguage, Readonly<Record<PageAnswer, string>>>> = {
  en: withAdvice('Open the address that Dropout Lab printed in the terminal when it was started.', {
    'other-address': 'This address is not the one Dropout Lab listens on.',
    'other-site': 'Another site asked for this page.',
    'only-get': 'Only GET and HEAD are answered here.',
    'nothing-here': 'There is nothing at this address.',
  }),
  zh: withAdvice('请打开 Dropout Lab 启动时在终端中显示的地址。', {
    'other-address': 'Dropout Lab 监听的不是这个地址。',
    'other-site': '另一个网站请求了此页面。',
    'only-get': '这里只响应 GET 和 HEAD。',
    'nothing-here': '这个地址没有任何内容。',
  }),
  es: withAdvice('Abre la dirección que Dropout Lab mostró en el terminal al iniciarse.', {
    'other-address': 'Dropout Lab no atiende en esta dirección.',
    'other-site': 'Otro sitio ha pedido esta página.',
    'only-get': 'Aquí solo se responde a GET y HEAD.',
    'nothing-here': 'En esta dirección no hay nada.',
  }),
};

function withAdvice(advice: string, said: Readonly<Record<PageAnswer, string>>): Readonly<Record<PageAnswer, string>> {
  const refusals = ['other-address', 'other-site'] as const;
  return { ...said, ...Object.fromEntries(refusals.map((refusal) => [refusal, `${said[refusal]} ${advice}`])) };
}

/** The first language a browser asks for that the app speaks, else English: browsers name theirs in the order of preference. */
function languageIn(acceptLanguage: string): PageLanguage {
  const asked = acceptLanguage.split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((tag) => languages.filter((language) => language === tag))[0] ?? 'en';
}

/** What a browser is told, in its language. @param acceptLanguage the header of its request. */
export function pageText(answer: PageAnswer, acceptLanguage = ''): string {
  return texts[languageIn(acceptLanguage)][answer];
}
