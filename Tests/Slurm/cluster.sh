#!/usr/bin/env bash
# A throw-away Slurm of two emulated nodes on this machine: no systemd, cgroups or accounting, all
# on loopback where the host's name leads there. Any user can run it, root too.
# Usage: cluster.sh run FOLDER         starts all, says "ready", ends all when standard input ends
#        cluster.sh controller FOLDER  starts slurmctld again after it was killed
# FOLDER must be short: the names of sockets in it may have 108 characters.
set -euo pipefail
action=$1 folder=$2
nodes=(n1 n2)
user=$(id -un)
socket=$folder/munge/munge.socket
export SLURM_CONF=$folder/slurm.conf PATH=$PATH:/usr/sbin:/sbin

poll() { # SECONDS COMMAND...: until it succeeds
  local end=$((SECONDS + $1))
  shift
  while ((SECONDS <= end)); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.05
  done
  return 1
}

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() { # the first of three
  local port
  for _ in $(seq 50); do
    port=$((20000 + RANDOM % 10000))
    is_free $port && is_free $((port + 1)) && is_free $((port + 2)) && echo $port && return
  done
  echo "no three free ports in a row" >&2
  return 1
}

configuration() { # PORT
  local addresses=
  # Else daemons listen on all addresses: they bind to what the host's name leads to.
  case $(getent ahostsv4 "$(hostname)" | awk 'NR == 1 { print $1 }') in
    127.*) addresses=CommunicationParameters=NoCtldInAddrAny,NoInAddrAny ;;
  esac
  # cred_expire=5: a job that is queued again waits 6 s instead of 2 minutes.
  # MaxArraySize=5: more than four tasks are several arrays.
  # cgroup/v1 with linuxproc writes nothing there, whatever the machine has.
  cat <<CONF
ClusterName=mnemetest
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$1
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$socket,cred_expire=5
$addresses
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool/%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.%n.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
MailProg=/bin/true
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
SlurmdParameters=config_overrides
PropagateResourceLimits=NONE
ReturnToService=2
MaxArraySize=5
KillWait=2
MessageTimeout=2
TCPTimeout=1
SlurmdTimeout=4
CONF
  local number=0 node
  for node in "${nodes[@]}"; do
    number=$((number + 1))
    echo "NodeName=$node NodeHostname=localhost NodeAddr=127.0.0.1 Port=$(($1 + number)) CPUs=2"
  done
  echo "PartitionName=test Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP"
}

start() { # NAME PROGRAM...: in the background, its process in FOLDER/NAME.process
  local name=$1
  shift
  "$@" </dev/null >>"$folder/log/$name.out" 2>&1 &
  echo $! >"$folder/$name.process"
  disown # its end is nobody's news
}

start_controller() { start slurmctld slurmctld -D -f "$SLURM_CONF"; }

are_idle() { [ "$(timeout 5 sinfo -h -N -t idle -o %N | sort -u | wc -l)" = ${#nodes[@]} ]; }

up() {
  if [ ${#folder} -gt 80 ]; then
    echo "too long for the name of a socket: $folder" >&2
    return 1
  fi
  install -d -m 711 "$folder" "$folder/munge"
  install -d -m 755 "$folder/state" "$folder/log"
  (umask 077 && head -c 1024 /dev/urandom >"$folder/munge/munge.key")
  echo "CgroupPlugin=cgroup/v1" >"$folder/cgroup.conf"
  configuration "$(free_port)" >"$SLURM_CONF"
  start munged munged -F -S "$socket" --key-file="$folder/munge/munge.key" \
    --pid-file="$folder/munge/munged.pid" --log-file="$folder/munge/munged.log" \
    --seed-file="$folder/munge/munged.seed"
  poll 10 munge -S "$socket" -n
  start_controller
  for node in "${nodes[@]}"; do
    install -d "$folder/spool/$node"
    start "slurmd.$node" slurmd -D -f "$SLURM_CONF" -N "$node"
  done
  poll 30 are_idle
}

is_gone() { # a zombie is gone, too
  case $(awk '/^State:/ { print $2 }' "/proc/$1/status" 2>/dev/null) in
    "" | Z | X) ;;
    *) return 1 ;;
  esac
}

end() { # NAME
  local process
  [ -e "$folder/$1.process" ] || return 0
  process=$(cat "$folder/$1.process")
  kill -CONT "$process" 2>/dev/null || return 0
  kill -TERM "$process" 2>/dev/null || true
  poll 5 is_gone "$process" || kill -KILL "$process" 2>/dev/null || true
}

has_nothing_queued() { [ -z "$(timeout 5 squeue -h 2>&1)" ]; }

down() {
  # slurmd leaves its jobs running.
  timeout 5 scancel -u "$user" 2>/dev/null && poll 10 has_nothing_queued || true
  for node in "${nodes[@]}"; do end "slurmd.$node"; done
  end slurmctld
  end munged
  rm -rf "$folder"
}

case $action in
  run)
    for program in munged munge slurmctld slurmd sbatch squeue scancel sinfo; do
      command -v $program >/dev/null || { echo "there is no $program" >&2; exit 69; }
    done
    trap down EXIT
    trap 'exit 130' INT TERM
    if ! up; then
      echo "Slurm did not start:" >&2
      grep -shiE 'error|fatal' "$folder"/log/*.out "$folder"/munge/*.log >&2 || true
      exit 1
    fi
    echo ready
    cat >/dev/null # whoever started this lives
    ;;
  controller) start_controller ;;
  *) exit 64 ;;
esac
