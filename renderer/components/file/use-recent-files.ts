import { shallowRef } from 'vue';
import type { RecentFile } from '../../client/file-access.ts';
import { useFileStore } from '../../stores/file-store.ts';

/** The files opened and saved last, as of the latest `refresh`; none where the shell remembers none. */
export function useRecentFiles() {
  const fileStore = useFileStore();
  const files = shallowRef<readonly RecentFile[]>([]);
  async function refresh(): Promise<void> {
    files.value = await fileStore.files.recentFiles().catch(() => []);
  }
  return { files, refresh };
}
