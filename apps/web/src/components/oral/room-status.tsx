import { useTranslation } from 'react-i18next';
import type { OralRoom } from '../../hooks/use-oral-room';
import { Button, Notice } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';

/** Whether this page is in the room, and what to do when it is not. */
export function RoomStatus({ room }: { room: OralRoom }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { phase, error } = room.state;
  switch (phase) {
    case 'joined':
      return null;
    case 'connecting':
    case 'waiting':
      return (
        <Notice tone="info" role="status">
          {t(phase === 'waiting' ? 'oral:room.waiting' : 'oral:room.connecting')}
        </Notice>
      );
    case 'taken_over':
      return (
        <Notice
          tone="warning"
          role="alert"
          actions={
            <Button tone="primary" onPress={() => room.link?.takeBack()}>
              {t('oral:room.takeBack')}
            </Button>
          }
        >
          {t('oral:room.takenOver')}
        </Notice>
      );
    case 'refused':
      return (
        <Notice tone="danger" role="alert">
          {error ? errorText(error) : null}
        </Notice>
      );
  }
}
