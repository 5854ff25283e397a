import type { Person, StaffExam } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WrittenTextForm } from '../../../components/written-text-form';
import { api } from '../../../core/api-client';
import { Button, Dialog, Select } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { PersonPicker } from './person-picker';

const WHOSE = ['person', 'exam'] as const;

export interface PlaceHoldDialogProps {
  people: readonly Person[];
  exams: readonly StaffExam[];
  onClose: () => void;
  onPlaced: () => void;
}

/** Asks whose data is to be kept, one person's or that of all who sat an exam, and why. */
export function PlaceHoldDialog({ people, exams, onClose, onPlaced }: PlaceHoldDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>('person');
  const [chosen, setChosen] = useState<Record<(typeof WHOSE)[number], string | null>>({
    person: null,
    exam: null,
  });
  const id = chosen[whose];
  return (
    <Dialog title={t('retention:hold.place')} isOpen onClose={onClose}>
      <Select
        label={t('retention:hold.whose')}
        value={whose}
        onChange={(value) => setWhose(WHOSE.find((one) => one === value) ?? 'person')}
        options={WHOSE.map((value) => ({ value, text: t(`retention:hold.of_${value}`) }))}
      />
      {whose === 'person' ? (
        <PersonPicker
          people={people}
          value={chosen.person}
          onChange={(person) => setChosen({ ...chosen, person })}
        />
      ) : (
        <Select
          label={t('retention:periods.exam')}
          placeholder={t('retention:hold.chooseExam')}
          value={chosen.exam}
          onChange={(exam) => setChosen({ ...chosen, exam })}
          options={exams.map((exam) => ({ value: exam.id, text: format.text(exam.title) }))}
        />
      )}
      {id ? (
        <WrittenTextForm
          label={t('retention:hold.reason')}
          description={t('retention:hold.kept')}
          action={t('retention:hold.place')}
          onSend={async (reason) => {
            const held = whose === 'person' ? { personId: id } : { examId: id };
            await api.call('placeLegalHold', { body: { ...held, reason } });
            onPlaced();
            onClose();
          }}
        />
      ) : null}
      <div>
        <Button tone="quiet" onPress={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
