import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Closing by Escape only: nothing that was typed goes by a click beside it. */
  readonly children: ReactNode;
  readonly alert?: boolean;
}

/** A dialog over the page: keeps the focus, gives it back when it closes. */
export function ModalDialog({ title, onClose, alert, children }: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="shade"
    >
      <Modal className="dialog">
        <Dialog role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
