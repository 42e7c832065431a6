import type { Session } from 'electron';

/** The page saves nothing: whatever leaves the archive leaves through a command. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** In the preview a person may press the viewer's "save": the one way a document reaches the disk, and only where a dialog says. */
export function allowSavingDocuments(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('form://')) return event.preventDefault();
    item.setSaveDialogOptions({ defaultPath: item.getFilename(), filters: [{ name: 'PDF', extensions: ['pdf'] }] });
  });
}
