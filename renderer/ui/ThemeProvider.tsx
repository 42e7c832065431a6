import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useT } from '../lib/i18n';
import './theme.css';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');
const watchDark = (listener: () => void) => {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};
const light = {
  colorPrimary: '#2b5a4b',
  colorBgBase: '#ffffff',
  colorTextBase: '#1f2421',
  colorError: '#9a2a1f',
  colorBorder: '#b9b3a5',
  colorTextPlaceholder: '#686e69',
};
const night = {
  colorPrimary: '#3d7562',
  colorBgBase: '#191b1a',
  colorBgContainer: '#202322',
  colorBgElevated: '#262a28',
  colorTextBase: '#e7e5df',
  colorError: '#f0988c',
  colorBorder: '#6b716c',
  colorTextPlaceholder: '#9aa09a',
};

/** Ant Design dressed as the rest: system fonts, one accent, light or dark as the system is; styles under the page's CSP nonce. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useT();
  const isDark = useSyncExternalStore(watchDark, () => dark().matches);
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  useEffect(() => {
    document.documentElement.lang = language;
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'zh-CN' ? zhCN : enUS}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { ...(isDark ? night : light), fontSize: 14, borderRadius: 2, fontFamily: 'var(--ui)', motion: false },
        components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
