/** English, what the web edition says of its site. */
export const site = {
  site: {
    newVersion: 'A new version is ready.',
    reloadWhenYouLike: 'Reload when you like: your work comes along. Until then this one goes on.',
    reload: 'Save and reload',
    later: 'Later',
  },
};
