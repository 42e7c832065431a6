import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useT } from '../lib/i18n';

/** A screen that fails takes nothing with it: the frame stands, drafts are on the desk, and the screen can be opened again. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };
  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }
  override render(): ReactNode {
    return this.state.crashed ? <Crashed onAgain={() => this.setState({ crashed: false })} /> : this.props.children;
  }
}

function Crashed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useT();
  return (
    <div role="alert" className="notice notice-bad crashed">
      <p className="notice-what">{t('frame.crashTitle')}</p>
      <p>{t('frame.crashSafe')}</p>
      <p>{t('frame.crashTodo')}</p>
      <Button onClick={onAgain}>{t('frame.crashAgain')}</Button>
    </div>
  );
}
