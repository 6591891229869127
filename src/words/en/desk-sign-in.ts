/** Signing in, the people of a delegation, lost keys. */
export const signIn = {
  title: 'Sign in',
  lead: (organisation: string) =>
    `For delegations and officers of ${organisation}. The record itself is public and needs none of this.`,
  passkey: {
    heading: 'With a passkey',
    what: 'Use the passkey that your delegation has enrolled on the record. Your device or security key asks for your finger, face or PIN.',
    button: 'Sign in with a passkey',
    waits: 'Your device asks you now.',
    stopped:
      'Nothing was signed. The question was closed, took too long, or no passkey for this site is on the device.',
    failed:
      'This passkey signs nobody in here. It may be waiting for its enrolment, revoked, or of another organisation. The head of your delegation can say which.',
    noScript:
      'A passkey needs script in the browser. Without it the record can be read, and nothing can be signed.',
    elsewhere: (address: string) => `Passkeys do not work at this address. Open ${address}.`,
    noPortal:
      'This site is not among the portals on the record: you can sign in, but no act can be signed here. An office opens a portal by an act.',
  },
  provider: {
    heading: 'With your ministry’s sign-in',
    button: (name: string) => `Continue to ${name}`,
    what: 'It says who you are. An act on the record is still signed with your passkey.',
    only: (name: string) =>
      `You signed in by ${name}. To sign an act you need a passkey of your own on the record.`,
    away: (name: string) => `${name} does not answer. Try again in a while, or sign in with a passkey.`,
    notAdmitted:
      'Nobody here is admitted under this name. The head or an administrator of your delegation admits you, on the page of the delegation.',
    failed: 'The sign-in was not completed. Begin again.',
  },
  no: {
    session: 'You are not signed in.',
    invitation:
      'This link opens no more. It was used, it is older than three days, another has taken its place, or it was never one. Ask whoever sent it for another.',
    tooMany: 'Too many attempts. Wait a few minutes.',
    form: 'The request is not of the form that this page sends.',
  },
  invitation: {
    title: 'Your keys',
    lead: (name: string, holder: string) => `${name}, you are invited to act for ${holder}.`,
    why: 'You register two passkeys: one that you carry, and one that you keep elsewhere. If one is lost, the other still signs.',
    first: 'Register the first passkey',
    second: 'Register the second passkey',
    another: 'On another device or security key than the first.',
    waits: 'Your device asks you now.',
    stopped: 'No passkey was made. The question was closed or took too long.',
    twice: 'This device or security key has a passkey of yours already. Take another one.',
    failed:
      'The passkey was not taken. The page may be older than half an hour, or the passkey of a kind that the record does not take.',
    done: 'Registered',
    code: 'Its code begins',
    codeWhy:
      'The head of your delegation will ask you for this beginning before enrolling the key: so nobody else’s key takes its place.',
    next: 'Next, your delegation enrols the keys by an act on the record. From then on you sign in with either of them.',
    later: 'Leave the second for later',
    laterWarning:
      'With one passkey alone, its loss shuts you out until two others recover your access. That takes days.',
    toSignIn: 'To the sign-in page',
  },
  session: {
    heading: 'Your session',
    ends: (time: string) => `Your session ends at ${time} unless you use it.`,
    latest: (time: string) => `It ends at ${time} at the latest.`,
    warning: (minutes: number) =>
      minutes === 1 ? 'Your session ends in a minute.' : `Your session ends in ${minutes} minutes.`,
    stay: 'Stay signed in',
    over: 'Your session is over. What you wrote on this page is still here; sign in again in another tab to send it.',
    out: 'Sign out',
  },
  recovery: {
    link: 'All your passkeys lost?',
    title: 'A lost key',
    lead: 'Who lost every passkey asks here for another. Two people of the organisation must then ask for it by acts, and it waits, so that whoever the key is for can object.',
    holder: 'For whom you act',
    name: 'Your name',
    nameHint: 'Those who must stand by it know you by it. It is not published.',
    button: 'Make a new passkey and ask',
    asked: 'It is asked for',
    code: 'Its code begins',
    none: 'The charter of this organisation has no rule for it. An office that enrols keys can enrol another.',
    full: 'Too many wait already. Speak with the secretariat.',
    one: 'Only some of the passkeys are lost? Sign in with another one and register a new one there, or ask the head of your delegation for a new link.',
    next: 'Tell this beginning to the two people who will stand by you, by telephone or face to face. Nothing happens before they act.',
  },
  devices: {
    title: 'Where you are signed in',
    this: 'This browser',
    device: 'Browser',
    opened: 'Since',
    until: 'Until',
    by: 'With',
    end: 'End it',
    endOthers: 'End all others',
    byKey: (beginning: string) => `passkey ${beginning}`,
    byIssuer: (issuer: string) => issuer,
    byDemonstration: 'a seat of the demonstration',
    unknown: 'not said',
    another: 'Register another passkey',
    anotherWhy: 'It waits until an act enrols it.',
  },
}

export type SignInWords = typeof signIn
