import { BANK_ROLES, type BankRole, type ItemBankDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Button, Card, Select, Table, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';

/** Who works in the bank; its owners and administrators change it. */
export function BankMembers({ bank, onChanged }: { bank: ItemBankDetail; onChanged: () => void }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<BankRole>('reviewer');
  const isOwner = bank.role === 'owner' || currentMe().roles.includes('admin');
  const set = useAction(
    useCallback(
      async (of: string, to: BankRole | null) => {
        await api.call('setBankMember', { params: { bankId: bank.id }, body: { login: of, role: to } });
        showToast(t('banks:people.done'), 'success');
        setLogin('');
        onChanged();
      },
      [bank.id, onChanged, t],
    ),
  );
  return (
    <div className="stack">
      <Table
        caption={t('banks:tabs.people')}
        rows={bank.members}
        rowKey={({ userId }) => userId}
        columns={[
          { key: 'name', title: t('banks:people.name'), cell: ({ name }) => name },
          { key: 'login', title: t('banks:people.login'), cell: (member) => member.login },
          { key: 'role', title: t('banks:people.role'), cell: (member) => t(`banks:role.${member.role}`) },
          {
            key: 'out',
            title: t('banks:people.actions'),
            cell: (member) => (
              <Button
                size="s"
                isDisabled={!isOwner}
                aria-label={t('banks:people.takeOutName', { name: member.name })}
                onPress={() => void set.run(member.login, null)}
              >
                {t('banks:people.takeOut')}
              </Button>
            ),
          },
        ]}
      />
      {set.error ? <Failure error={set.error} /> : null}
      {isOwner ? (
        <Card title={t('banks:people.add')}>
          <div className="bk-bank-fields">
            <TextField label={t('banks:people.login')} value={login} onChange={setLogin} maxLength={200} />
            <Select
              label={t('banks:people.role')}
              value={role}
              onChange={setRole}
              options={BANK_ROLES.map((value) => ({ value, text: t(`banks:role.${value}`) }))}
            />
            <Button
              isDisabled={login.trim() === ''}
              isPending={set.pending}
              onPress={() => void set.run(login.trim(), role)}
            >
              {t('banks:people.set')}
            </Button>
          </div>
        </Card>
      ) : null}
    </div>
  );
}
