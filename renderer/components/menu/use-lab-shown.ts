import { computed, type ComputedRef } from 'vue';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { useProjectorStore } from '../../stores/projector-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { useOverwriteStore } from '../../stores/overwrite-store.ts';
import { useLeaveStore } from '../file/leave-store.ts';

/** Whether the screens of the lab are there to work with: neither the start screen nor the projector, and no dialog, is before them. */
export function useLabShown(): ComputedRef<boolean> {
  const dialogs = useDialogStore();
  const document = useDocumentStore();
  const leave = useLeaveStore();
  const overwrite = useOverwriteStore();
  const lessons = useLessonStore();
  const projector = useProjectorStore();
  const welcome = useWelcomeStore();
  return computed(() => {
    const isAsking =
      dialogs.dialog !== null ||
      leave.isAsking ||
      overwrite.question !== null ||
      lessons.isAskingStudent ||
      document.isNoteShown;
    return !isAsking && !projector.isOn && !welcome.isOpen;
  });
}
