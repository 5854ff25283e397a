import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './dialog.css';

export interface DialogContentProps {
  children: ReactNode;
  /** Buttons at the foot; the safe one first. */
  actions?: ReactNode;
}

export interface DialogProps extends DialogContentProps {
  title: string;
  isOpen: boolean;
  /** Escape, or a press outside when `isDismissable`. */
  onClose: () => void;
  /** The children are one DialogContent: for what loads first, as a second dialog could not give the focus back. */
  bringsContent?: boolean;
  /** `alertdialog` for a confirmation: it interrupts and its text is read at once. */
  role?: 'dialog' | 'alertdialog';
  size?: 'm' | 'l';
  isDismissable?: boolean;
}

/** A modal dialog: holds the focus, gives it back, Escape closes it. */
export function Dialog(props: DialogProps) {
  return (
    <ModalOverlay
      className="bk-overlay"
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      isDismissable={props.isDismissable ?? false}
    >
      <Modal className={props.size === 'l' ? 'bk-modal bk-modal--l' : 'bk-modal'}>
        <AriaDialog role={props.role ?? 'dialog'} className="bk-dialog">
          <Heading slot="title" level={2} className="bk-dialog__title">
            {props.title}
          </Heading>
          {props.bringsContent ? (
            props.children
          ) : (
            <DialogContent actions={props.actions}>{props.children}</DialogContent>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What stands under the title of a dialog. */
export function DialogContent({ children, actions }: DialogContentProps) {
  return (
    <>
      <div className="bk-dialog__body">{children}</div>
      {actions ? <div className="bk-dialog__actions">{actions}</div> : null}
    </>
  );
}
