/** What opens over the page, and the library that places it. */
export { AlertDialogContent, DialogContent, PopoverArrow, PopoverContent } from 'reka-ui';
