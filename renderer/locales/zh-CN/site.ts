import type { site as english } from '../en/site.ts';
import type { Messages } from '../messages.ts';

/** Simplified Chinese, what the web edition says of its site. */
export const site: Messages<typeof english> = {
  site: {
    newVersion: '新版本已就绪。',
    reloadWhenYouLike: '可随时重新加载，你的工作会一并带过去；在此之前继续使用当前版本。',
    reload: '保存并重新加载',
    later: '以后再说',
  },
};
