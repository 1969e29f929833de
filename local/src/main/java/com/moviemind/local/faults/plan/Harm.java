package com.moviemind.local.faults.plan;

import java.time.Duration;

/** A way to hurt an installation. */
public sealed interface Harm {

  /** In a word, by which harms are counted. */
  String kind();

  /** SIGKILL: the process ends in the middle of whatever it does, and is started again. */
  record Kill(Victim victim) implements Harm {
    @Override
    public String kind() {
      return "kill " + victim.process();
    }
  }

  /** SIGSTOP, and SIGCONT when every lease it held has run out. */
  record Pause(Victim victim, Duration length) implements Harm {
    @Override
    public String kind() {
      return "pause " + victim.process();
    }
  }

  /** SIGTERM, and SIGINT to the database: as an operator restarts a process. */
  record Restart(Victim victim) implements Harm {
    @Override
    public String kind() {
      return "restart " + victim.process();
    }
  }

  /**
   * The model misbehaves for a while.
   *
   * @param share the part of the calls it strikes
   */
  record ModelStorm(Weather weather, double share, Duration length) implements Harm {
    @Override
    public String kind() {
      return "model " + weather.name();
    }
  }

  /** The broker's disk is full for a while. */
  record FullDisk(Duration length) implements Harm {
    @Override
    public String kind() {
      return "full disk";
    }
  }

  /** A worker's clock is set wrong, and stays wrong until the round's end. */
  record WrongTime(Victim worker, Duration ahead) implements Harm {
    @Override
    public String kind() {
      return "wrong clock";
    }
  }

  /** Kinds of trouble as the model stand-in knows them. */
  enum Weather {
    RATE_LIMITED,
    SERVER_ERROR,
    HANG,
    RESET,
    TRUNCATED,
    EMPTY
  }
}
