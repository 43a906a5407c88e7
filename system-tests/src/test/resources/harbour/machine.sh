# Three machines in one: an outer and an inner bastion and the host behind them, each OpenSSH's own
# sshd, in namespaces of their own, so that the users, homes and sudo rules are seen by nobody else.
# For root, as: unshare --mount --pid --fork --kill-child --mount-proc sh machine.sh FOLDER OUTER INNER HOST
#
# FOLDER  has the authority's key `authority` (host and user certificates) and the host key `host_key`
#         with its certificate; sshd's logs go there
# OUTER, INNER, HOST  the ports
set -eu
folder=$1
outer=$2
inner=$3
host=$4

own() { # FILE: /etc/FILE is a copy from now on
  cp -p "/etc/$1" "$folder/$1"
  mount --bind "$folder/$1" "/etc/$1"
}

user() { # NAME UID PASSWORD-HASH
  echo "$1:x:$2:$2::/home/$1:/bin/sh" >>/etc/passwd
  echo "$1:$3:19000:0:99999:7:::" >>/etc/shadow
  echo "$1:x:$2:" >>/etc/group
  mkdir -p "/home/$1"
  chown "$2:$2" "/home/$1"
}

start() { # NAME PORT SETTINGS
  cat >"$folder/$1.conf" <<END
ListenAddress 127.0.0.1
Port $2
HostKey $folder/host_key
HostCertificate $folder/host_key-cert.pub
TrustedUserCAKeys $folder/authority.pub
AuthorizedKeysFile none
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PidFile none
LogLevel DEBUG1
$3
END
  /usr/sbin/sshd -D -f "$folder/$1.conf" -E "$folder/$1.log" &
}

mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /home
mount -t tmpfs -o mode=700 tmpfs /root
mount -t tmpfs -o mode=755 tmpfs /etc/sudoers.d
mkdir -p /run/sshd
own passwd
own shadow
own group
user gate 61001 '*'
user ops 61002 '$6$practice$GuEQ.7NbyIn/xx39UXN0M7CeID9T4fi3puZsRpxxmwKuAE4/XjJ7ATPA6YpWBE2zxArgs4oUyUyv5gcR0ROJY/'
user app 61003 '*'
echo 'ops ALL=(app, root) ALL' >/etc/sudoers.d/harbour
chmod 440 /etc/sudoers.d/harbour
echo 1.0 >/home/app/version
chown app:app /home/app/version

start outer "$outer" "AllowUsers gate
ForceCommand /bin/false"
start inner "$inner" "AllowUsers gate
ForceCommand /bin/false"
start host "$host" "AllowUsers ops
AllowTcpForwarding no"
wait
