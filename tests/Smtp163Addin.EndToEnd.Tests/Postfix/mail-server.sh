#!/bin/sh
# Runs a Postfix with Dovecot's SASL that plays smtp.163.com for one test run, and ends with its standard input.
#   mail-server.sh FOLDER ADDRESS
# Everything lies in FOLDER. It listens at ADDRESS:465 only, and has no way to send anything elsewhere: no service that
# delivers by SMTP, and every domain is a local one whose mail goes into FOLDER/maildir.
# Prints "ready" when it listens.
set -eu
folder=$1
address=$2
cd "$folder"
chmod 755 .
mkdir etc spool data maildir dovecot
chown postfix data maildir

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=A test authority' -keyout authority.key -out authority.pem 2> openssl.log
openssl req -newkey rsa:2048 -nodes -subj /CN=smtp.163.com -keyout server.key -out server.csr 2>> openssl.log
echo 'subjectAltName=DNS:smtp.163.com' > server.ext
openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile server.ext \
  -out server.pem 2>> openssl.log

# smtpd_delay_reject=no: a refused sender is told at MAIL FROM, as 163 does.
# local_header_rewrite_clients empty: not one header of what arrives is rewritten or added.
cat > etc/main.cf << END
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = /dev/stdout
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = smtp.163.com
mynetworks = 192.0.2.254/32
mydestination =
relayhost =
default_transport = error:no mail leaves this machine
smtpd_delay_reject = no
local_header_rewrite_clients =
smtpd_tls_cert_file = $folder/server.pem
smtpd_tls_key_file = $folder/server.key
smtpd_tls_wrappermode = yes
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sender_login_maps = texthash:$folder/etc/senders
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access texthash:$folder/etc/refused
smtpd_hard_error_limit = 1000
smtpd_soft_error_limit = 1000
message_size_limit = 0
mailbox_size_limit = 0
virtual_mailbox_limit = 0
virtual_mailbox_domains = static:all
virtual_mailbox_base = $folder
virtual_mailbox_maps = static:maildir/
virtual_uid_maps = static:$(id -u postfix)
virtual_gid_maps = static:$(id -g postfix)
virtual_minimum_uid = 1
END

cat > etc/master.cf << END
$address:465 inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
postlog unix-dgram n - n - 1 postlogd
END

cat > dovecot.conf << END
base_dir = $folder/dovecot
log_path = /dev/stderr
protocols =
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = $folder/users
}
service auth {
  unix_listener $folder/spool/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
END

echo 'sender@163.com sender@163.com' > etc/senders
echo 'nobody@refused.example 550 Invalid User' > etc/refused
echo 'sender@163.com:{PLAIN}ABCDEFGHIJKLMNOP' > users

postfix -c "$folder/etc" check
postfix -c "$folder/etc" start-fg > postfix.log 2>&1 &
dovecot -F -c dovecot.conf > dovecot.log 2>&1 &
dovecot=$!
until [ -S spool/private/auth ] && [ -s spool/pid/master.pid ] && grep -q 'daemon started' postfix.log; do
  kill -0 "$dovecot"
  sleep 0.1
done
echo ready

# Standard input ends when the tests are over, or when whoever runs them has died.
cat > /dev/null
kill "$(tr -d ' ' < spool/pid/master.pid)" "$dovecot"
wait
