package com.moviemind.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The worker. Answers no business over HTTP: it hears requests and says events, and has a
 * management port. Starts, and waits, while PostgreSQL, Kafka, the registry or the model is away.
 */
@SpringBootApplication
public class WorkerApplication {

  public static void main(String[] args) {
    SpringApplication.run(WorkerApplication.class, args);
  }
}
