import { useI18n } from 'vue-i18n';
import { mostAnswerCharacters } from '#shared/experiment/experiment-document.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import type { PlacedCells } from './place-cells.ts';

/** Says why cells were not put into a matrix. */
export function usePlacedText(): (refused: Exclude<PlacedCells, { kind: 'placed' }>) => string {
  const { t } = useI18n();
  const numbers = useNumbers();
  return (refused) => {
    if (refused.kind === 'too-long') {
      const [characters, most] = [numbers.plain(refused.characters), numbers.plain(mostAnswerCharacters)];
      return t('matrixAnswer.tooLong', { characters, most });
    }
    const { given, room, isTurned } = refused;
    const sizes = { rows: given.rows, columns: given.columns, roomRows: room.rows, roomColumns: room.columns };
    return isTurned ? t('matrixAnswer.turned', sizes) : t('matrixAnswer.noRoom', sizes);
  };
}
