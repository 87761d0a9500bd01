/** English, which tab of a browser has the app, and a page without access to it. */
export const tabs = {
  tabs: {
    openTitle: 'Dropout Lab is open in another tab',
    openText:
      'Close this tab and go on there, or use it here: the experiment of the other tab comes along as it is, saved or not.',
    useHere: 'Use it here',
    asking: 'The other tab hands over its experiment …',
    movedTitle: 'Dropout Lab is used in another tab now.',
    movedText: 'The experiment went along as it was. What is on this screen can still be read, not changed.',
    useHereAgain: 'Use it here again',
    silent:
      'The other tab does not answer. Close it: the app then opens here, and what that tab saved by itself is offered.',
    kept: 'The other tab keeps its experiment: {reason} Go on there, or close it: the app then opens here, and what that tab saved by itself is offered.',
    noAccessTitle: 'This address has no access to Dropout Lab',
    noAccessText:
      'Open the address that Dropout Lab printed in the terminal when it was started last: it ends in “token=” and a code that is new at every start.',
  },
};
